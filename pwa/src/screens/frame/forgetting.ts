import { takeHanded, told } from '../field/told.svelte';
import { announce } from './announce';

/** The app is locked: what was last said, read aloud or handed on may hold a name, and goes. */
export const forgetSaid = (): void => {
  announce('');
  told.hush();
  takeHanded();
};
