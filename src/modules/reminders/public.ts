export { isSwitchedOff } from './switched-off.ts';
export { tell } from './tell.ts';
export { tellChange } from './tell-change.ts';
