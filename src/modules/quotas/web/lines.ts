import type { PlanPeople, Who } from './plan-data.ts';

/** A line of the grid; a department is followed by its people. */
export interface PlanLine {
  who: Who;
  depth: number;
  /** Of a department: everybody in it and below. */
  people: Who[];
}

/** Departments as a tree with their people, then those who are in none that the reader sees. */
export function linesOf({ departments, users }: PlanPeople): PlanLine[] {
  const known = new Set(departments.map((d) => d.id));
  const person = (u: PlanPeople['users'][number]): Who => ({ kind: 'user', id: u.id, name: u.name });
  const inside = (id: string): Who[] => [
    ...users.filter((u) => u.department === id).map(person),
    ...departments.filter((d) => d.parent === id).flatMap((d) => inside(d.id)),
  ];
  const walk = (id: string | null, depth: number): PlanLine[] =>
    departments
      .filter((d) => (d.parent && known.has(d.parent) ? d.parent : null) === id)
      .flatMap((d): PlanLine[] => {
        const people = inside(d.id);
        const own = users.filter((u) => u.department === d.id);
        return [
          { who: { kind: 'department', id: d.id, name: d.name }, depth, people },
          ...own.map((u): PlanLine => ({ who: person(u), depth: depth + 1, people: [] })),
          ...walk(d.id, depth + 1),
        ];
      });
  const rest = users.filter((u) => !u.department || !known.has(u.department));
  return [...walk(null, 0), ...rest.map((u): PlanLine => ({ who: person(u), depth: 0, people: [] }))];
}
