import { type ComponentType, lazy, Suspense } from 'react';
import type { MetaEntity } from '../../../kernel/api.ts';
import type { RecordValues } from '../../api/records.ts';
import { type Panel, type PanelProps, panelsOf } from '../../shell/screens.ts';

const loaded = new Map<Panel, ComponentType<PanelProps>>();

/** A module's part of a page, fetched when it is first shown. */
export function lazyPanel(panel: Panel): ComponentType<PanelProps> {
  const known = loaded.get(panel);
  if (known) return known;
  const component = lazy(panel.load);
  loaded.set(panel, component);
  return component;
}

export function Panels(props: { entity: MetaEntity; record: RecordValues; place: Panel['place'] }) {
  return panelsOf(props.entity, props.place).map((panel) => {
    const Content = lazyPanel(panel);
    return (
      <Suspense key={panel.name} fallback={null}>
        <Content entity={props.entity} record={props.record} />
      </Suspense>
    );
  });
}
