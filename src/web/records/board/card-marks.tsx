import { type ComponentType, lazy, Suspense } from 'react';
import { type CardMark, cardMarksOf, type PanelProps } from '../../shell/screens.ts';

const loaded = new Map<CardMark, ComponentType<PanelProps>>();

/** What modules have to say of a record at a glance. */
export function CardMarks(props: PanelProps) {
  return cardMarksOf(props.entity).map((mark) => {
    const Mark = loaded.get(mark) ?? lazy(mark.load);
    loaded.set(mark, Mark);
    return (
      <Suspense key={mark.name} fallback={null}>
        <Mark {...props} />
      </Suspense>
    );
  });
}
