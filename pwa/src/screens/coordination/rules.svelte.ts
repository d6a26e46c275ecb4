import { coordination } from '../../text/coordination';
import type { Info } from '../../ui/types';

/** Which rule the page's rule line shows; one at a time. */
export class Rules {
  key: string | null = $state(null);
  label = $state('');

  clear(): void {
    this.key = null;
    this.label = '';
  }

  /** The (i) beside a figure: fills the rule line, and empties it when pressed again. */
  info(key: string, label: string): Info {
    return {
      label: coordination.steering.ruleOf(label),
      pressed: this.key === key && this.label === label,
      onclick: () => {
        if (this.key === key && this.label === label) return this.clear();
        this.key = key;
        this.label = label;
      },
    };
  }
}
