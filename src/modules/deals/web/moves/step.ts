/** A deal that is being moved, by what dialogs call it. */
export interface MovedDeal {
  id: string;
  name: string;
}
/** Where a deal shall go, as the verb that takes it there and its input. */
export interface Step {
  verb: 'move' | 'win' | 'lose' | 'reopen' | 'upgrade';
  input: Record<string, unknown>;
}
