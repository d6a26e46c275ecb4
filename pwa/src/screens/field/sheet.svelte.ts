import { tick } from 'svelte';

/** A sheet that is on screen as long as its component is; `shut` closes it, gives the focus back, then tells the parent. */
export class OpenSheet {
  open = $state(true);

  constructor(private readonly onclose: () => void) {}

  shut = async (): Promise<void> => {
    this.open = false;
    await tick();
    this.onclose();
  };
}
