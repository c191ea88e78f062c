import {
  type Icon,
  IconChartBar,
  IconChartLine,
  IconFilter,
  IconGridDots,
  IconStairs,
  IconTable,
} from '@tabler/icons-react';

/** A picture of what a report looks like. */
export const formIcons: Record<string, Icon> = {
  table: IconTable,
  pivot: IconGridDots,
  funnel: IconFilter,
  line: IconChartLine,
  bar: IconChartBar,
  cohort: IconStairs,
};
