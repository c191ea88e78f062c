import { type ComponentType, lazy, Suspense } from 'react';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { type Panel, type PanelProps, panelsOf } from '../../shell/screens.ts';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;
const loaded = new Map<unknown, unknown>();

/** A module's part of a page, fetched when it is first shown. */
export function lazyPart<P>(load: Load<P>): ComponentType<P> {
  const known = loaded.get(load) as ComponentType<P> | undefined;
  if (known) return known;
  const component = lazy(load) as ComponentType<P>;
  loaded.set(load, component);
  return component;
}
export const lazyPanel = (panel: Panel): ComponentType<PanelProps> => lazyPart(panel.load);

export function Panels(props: {
  entity: MetaEntity;
  record: RecordValues;
  place: Panel['place'];
  /** The name of the one panel that is wanted; else all of the place. */
  only?: string | undefined;
}) {
  const panels = panelsOf(props.entity, props.place).filter((p) => !props.only || p.name === props.only);
  return panels.map((panel) => {
    const Content = lazyPanel(panel);
    return (
      <Suspense key={panel.name} fallback={null}>
        <Content entity={props.entity} record={props.record} />
      </Suspense>
    );
  });
}
