import type { Condition } from './condition.ts';

/** How an entity is laid out by default: data in a module's `*.views.ts`, default export. */
export interface EntityView {
  entity: string;
  /** Field names in order; the title comes first by itself. */
  columns?: readonly string[];
  sort?: string;
  /** Sections of the record page's facts and of the form; fields not named follow under "more". */
  sections?: readonly ViewSection[];
  /** Asked for when a record is created, beside what is required. */
  form?: readonly string[];
  /** Fields that the title is made of: asked for in its place, at least one of them. */
  titleFrom?: readonly string[];
  board?: { by: string; card?: readonly string[]; sum?: string };
  calendar?: { by: string };
  layout?: Layout;
  /** Ready-made tabs before the saved views; `title` is an i18n key with its namespace. */
  tabs?: readonly ReadyView[];
}
export interface ViewSection {
  /** i18n key with its namespace; none for the first. */
  title?: string;
  fields: readonly string[];
}
export interface ReadyView extends ViewDefinition {
  key: string;
  title: string;
}
export type Layout = 'list' | 'board' | 'calendar';

/** What a view holds, ready-made, saved or in the address. */
export interface ViewDefinition {
  layout?: Layout;
  columns?: readonly string[];
  /** Widths in pixels by field name. */
  widths?: Record<string, number>;
  filter?: Condition;
  sort?: string;
  group?: string;
  /** Field of the calendar. */
  date?: string;
}
