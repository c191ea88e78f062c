/** A merge as its undoing and the sweep read it. */
export interface Standing {
  id: string;
  batch: string;
  survivor: { entity: string; id: string };
  other: string;
  otherName: string | null;
  moved: number;
  putAway: string[];
  rows: Record<string, string[]>;
  createdAt: string;
  undoneAt: string | null;
}
