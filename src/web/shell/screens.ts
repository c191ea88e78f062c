import type { ComponentType } from 'react';
import type { Me, MetaEntity } from '../../kernel/api.ts';
import type { Condition } from '../../kernel/condition.ts';
import { type Right, reaches, type Scope } from '../../kernel/permission.ts';
import type { EntityView } from '../../kernel/view.ts';
import { canRead, type MetaIndex } from '../api/meta.ts';
import type { RecordValues } from '../api/records.ts';

export type ScreenGroup = 'work' | 'customers' | 'catalogue' | 'results' | 'personal' | 'settings' | 'none';
/** Groups that stand on the settings page: one's own, and the company's. */
export const isSettings = (group: ScreenGroup): boolean => group === 'personal' || group === 'settings';
type Lazy<P = object> = () => Promise<{ default: ComponentType<P> }>;

/** What a user must have for a screen to be offered. */
export interface Needs {
  read?: string;
  /** How far the reading must reach at least: `unit` for those who lead somebody. */
  reach?: Scope;
  right?: Right;
}
/** A page of a module's own. `title` is an i18n key with its namespace: `deals:forecast.title`. */
export interface Screen {
  path: string;
  icon: string;
  title: string;
  group: ScreenGroup;
  order: number;
  /** `KeyboardEvent.code` of the letter that opens it after `g`. */
  goKey?: string;
  /** Its own keys, for the sheet of shortcuts: as they are read (`J`, `Mod A`), with an i18n key. */
  keys?: readonly KeyLine[];
  needs?: Needs;
  load: Lazy;
}
export interface KeyLine {
  keys: string;
  title: string;
}
/** The generic list of an entity in the navigation. */
export interface NavList {
  entity: string;
  group: ScreenGroup;
  order: number;
  goKey?: string;
  icon?: string;
}
export interface PanelProps {
  entity: MetaEntity;
  record: RecordValues;
}
/** A part of a record page. `head` panels are small signs in its header, `main` ones tabs in the middle, `top` ones a strip below the header,
 * `compose` ones stand above the timeline. */
export interface Panel {
  /** Name of the entity, of a kind, or of a base. */
  entity: string;
  place: 'head' | 'top' | 'compose' | 'main' | 'side';
  /** Unique on its page; of `main` panels also the tab's key in the address. */
  name: string;
  title: string;
  order: number;
  /** Verbs that a `top` panel offers itself: not repeated as buttons, still in the palette. */
  verbs?: string[];
  /** Entity whose records it shows: an address that names one of them opens this tab, and beside a `side` panel they are not
   * listed again. */
  holds?: string;
  /** What stands on the tab beside its name: how many there are. */
  mark?: Lazy<PanelProps>;
  load: Lazy<PanelProps>;
}
/** A further thing to write down, in the composer above a record's story. */
export interface ComposeTab {
  name: string;
  title: string;
  /** What is said once it is saved. */
  saved: string;
  icon: string;
  load: Lazy<ComposeTabProps>;
}
export interface ComposeTabProps extends PanelProps {
  onSaved(): void;
}
export interface VerbFormProps extends PanelProps {
  onClose(): void;
}
/** A form of the module's own for a verb that the generic one cannot serve. */
export interface VerbForm {
  entity: string;
  verb: string;
  /** Seldom wanted: stands in the record's menu and not among the buttons, called by the verb where it has no title. */
  menu?: { icon: string; title?: string };
  load: Lazy<VerbFormProps>;
}
/** What can be done with just two records of a list. */
export interface PairForm {
  entity: string;
  title: string;
  load: Lazy<PairFormProps>;
}
export interface PairFormProps {
  entity: MetaEntity;
  first: string;
  second: string;
  onClose(): void;
}
/** Below the fields of the form of a new record: what the module has to say of what is typed. */
export interface FormNote {
  /** Name of the entity, of a kind, or of a base. */
  entity: string;
  load: Lazy<FormNoteProps>;
}
export interface FormNoteProps {
  entity: MetaEntity;
  draft: Record<string, unknown>;
}
/** What a module has to say of records that an import brought, by their batch. */
export interface ImportNote {
  name: string;
  load: Lazy<ImportNoteProps>;
}
export interface ImportNoteProps {
  batch: string;
}
/** How a board treats a field that is not simply written. */
export interface BoardField {
  entity: string;
  field: string;
  /** Which of the records that the field may lead to are columns; all by default. */
  among?: Condition;
  /** What dropping a card on another column does; by default a verb that takes the field, else the field is written. */
  move?(record: RecordValues, to: { id: string; record?: RecordValues } | null): Promise<unknown>;
}
export interface CardMark {
  entity: string;
  /** Unique on its card. */
  name: string;
  load: Lazy<PanelProps>;
}
/** What a module adds to the interface: the default export of its `web/screens.ts`. */
export interface WebModule {
  screens?: Screen[];
  lists?: NavList[];
  panels?: Panel[];
  composeTabs?: ComposeTab[];
  verbForms?: VerbForm[];
  pairForms?: PairForm[];
  formNotes?: FormNote[];
  importNotes?: ImportNote[];
  boardFields?: BoardField[];
  /** Small marks on the cards of an entity's board. */
  cardMarks?: CardMark[];
  homeLists?: HomeList[];
  /** What is done once whenever somebody opens the program signed in, with the user's id. */
  starts?: (() => Promise<{ default(user: string): unknown }>)[];
  /** Stands on the home page above its lists. */
  homeTops?: HomeTop[];
}
/** A short list on the home page: what awaits the user today. */
export interface HomeList {
  entity: string;
  title: string;
  filter: Condition;
  sort: string;
  order: number;
}
export interface HomeTop {
  order: number;
  needs?: Needs;
  load: Lazy;
}

const modules: WebModule[] = [];
const views = new Map<string, EntityView>();

export function registerWebModule(module: WebModule): void {
  modules.push(module);
}
export function registerView(view: EntityView): void {
  views.set(view.entity, view);
}

const all = <T>(part: (m: WebModule) => T[] | undefined): T[] => modules.flatMap((m) => part(m) ?? []);
const isOf = (entity: MetaEntity, name: string): boolean => name === entity.name || name === entity.base;
const byOrder = <T extends { order: number }>(list: T[]): T[] => list.toSorted((a, b) => a.order - b.order);

export const starts = () => all((m) => m.starts);
export const screens = (): Screen[] => byOrder(all((m) => m.screens));
export const navLists = (): NavList[] => byOrder(all((m) => m.lists));
export const homeTops = (): HomeTop[] => byOrder(all((m) => m.homeTops));
export const homeLists = (): HomeList[] => byOrder(all((m) => m.homeLists));
export const panelsOf = (entity: MetaEntity, place: Panel['place']): Panel[] =>
  byOrder(all((m) => m.panels).filter((p) => p.place === place && isOf(entity, p.entity)));
export const composeTabs = (): ComposeTab[] => all((m) => m.composeTabs);
export const verbFormOf = (entity: MetaEntity, verb: string): VerbForm | undefined =>
  all((m) => m.verbForms).find((f) => f.verb === verb && isOf(entity, f.entity));
export const pairFormOf = (entity: MetaEntity): PairForm | undefined =>
  all((m) => m.pairForms).find((f) => isOf(entity, f.entity));
export const formNotesOf = (entity: MetaEntity): FormNote[] =>
  all((m) => m.formNotes).filter((n) => isOf(entity, n.entity));
export const importNotes = (): ImportNote[] => all((m) => m.importNotes);
export const boardFieldOf = (entity: MetaEntity, field: string): BoardField | undefined =>
  all((m) => m.boardFields).find((f) => f.field === field && isOf(entity, f.entity));
export const cardMarksOf = (entity: MetaEntity): CardMark[] =>
  all((m) => m.cardMarks).filter((c) => isOf(entity, c.entity));
export const viewOf = (entity: MetaEntity): EntityView | undefined =>
  views.get(entity.name) ?? views.get(entity.base);

export function meetsNeeds(needs: Needs | undefined, me: Me, index: MetaIndex): boolean {
  if (needs?.right && !me.rights.includes(needs.right)) return false;
  if (!needs?.read) return true;
  const entity = index.find(needs.read);
  return canRead(entity) && (!needs.reach || reaches(entity?.permission.read ?? 'none', needs.reach));
}
