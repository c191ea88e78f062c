import { queryOptions } from '@tanstack/react-query';
import type { Condition } from '../../../kernel/condition.ts';
import { api } from '../../../web/api/client.ts';
import type { Unit } from '../../../web/figures/figures.ts';

export interface Days {
  from: string;
  until: string;
}
export interface Figure {
  metric: string;
  unit: Unit;
  entity: string;
  value: string | null;
  condition: Condition;
}
export interface Row {
  key: string | null;
  name: string | null;
  figures: Figure[];
}
export type PlanFactRow = Row & { contactsMade: string };
export interface Exception {
  id: string;
  kind: 'stuck' | 'silent' | 'slipped' | 'jumped';
  deal: string;
  name: string | null;
  ownerName: string | null;
  stage: string | null;
  amount: string | null;
  length: number;
  usual: number;
  isOwnUsual: boolean;
  times: number | null;
  days: number | null;
  stageFrom: string | null;
  stageTo: string | null;
  every: number | null;
  unit: 'day' | 'week' | 'month' | 'year' | null;
}
export interface Advice {
  user: string;
  code: string;
  params: Record<string, string | number>;
  entity: string;
  condition: Condition;
}
export interface Team {
  sellers: Row[];
  habits: Row[];
  team: Row | null;
  coaching: Advice[];
}
export interface Company {
  /** Null where amounts are hidden from the reader. */
  spread: {
    mean: number;
    low: number;
    middle: number;
    high: number;
    deals: number;
    thin: { stage: string; ended: number }[];
  } | null;
  atRisk: {
    id: string;
    kind: string;
    name: string | null;
    ownerName: string | null;
    reason: 'rarer' | 'silent';
    length: number | null;
    usual: number | null;
    won: string | null;
  }[];
}
export interface Node {
  id: string;
  kind: 'user' | 'department' | 'all';
  name: string;
  parent: string | null;
  figures: Figure[];
}

// Kept under the deals' key, so that every change of a deal makes them new.
const ask = <T>(name: string, query: Record<string, string | number | undefined>) =>
  queryOptions({
    queryKey: ['records', 'deals.deal', name, query],
    queryFn: ({ signal }) => api.get<T>(name, query, signal),
  });

export const planFactQuery = (days: Days, by?: 'seller' | 'month' | 'product' | 'department') =>
  ask<{ rows: PlanFactRow[] }>('plan-fact', { ...days, by });
export const teamQuery = (days: Days) => ask<Team>('control/team', { ...days });
export const companyQuery = (days: Days) => ask<Company>('control/company', { ...days });
export const forecastQuery = (days: Days) => ask<{ nodes: Node[] }>('forecast', { ...days });
export const exceptionsQuery = (deals?: string) =>
  queryOptions({
    queryKey: ['records', 'control.finding', 'exceptions', deals],
    queryFn: ({ signal }) => api.get<{ items: Exception[] }>('exceptions', { deals, limit: 1000 }, signal),
  });

export const figureOf = (row: Row | null | undefined, metric: string): Figure | undefined =>
  row?.figures.find((f) => f.metric === metric);
export const numberOf = (row: Row | null | undefined, metric: string): number =>
  Number(figureOf(row, metric)?.value ?? 0);
