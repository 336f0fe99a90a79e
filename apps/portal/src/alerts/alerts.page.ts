import { allows, type Role } from '@app/kernel';
import type { ItemCategory } from '@app/safe-start-fund';
import { categoryWords } from '../applications/words';
import { momentInWords } from '../layout/in-words';

export interface AlertsData {
  readonly alerts: {
    readonly nodes: readonly {
      readonly id: string;
      readonly payeeName: string | null;
      readonly organisation: string;
      readonly category: ItemCategory | null;
      readonly supplier: string | null;
      readonly raisedAt: string;
      readonly takenAt: string | null;
      readonly closedAt: string | null;
      readonly outcome: string | null;
    }[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

export interface AlertShown {
  readonly id: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly outcome: string | null;
  readonly mayTake: boolean;
  readonly mayClose: boolean;
}

export interface AlertsPage {
  readonly open: readonly AlertShown[];
  readonly closed: readonly AlertShown[];
  readonly fund: boolean;
  readonly next: string | null;
}

/** Alerts, those first that nobody looks into. */
export function alertsPage({ alerts }: AlertsData, now: Date, roles: readonly Role[]): AlertsPage {
  const fund = allows('takeAlert', roles);
  const shown = alerts.nodes.map((alert): AlertShown => ({
    id: alert.id,
    title:
      [
        alert.category === null ? null : categoryWords[alert.category],
        alert.supplier === null ? null : `from ${alert.supplier}`,
      ]
        .filter((each) => each !== null)
        .join(', ') || 'A payment',
    says: [
      `The bank said ${momentInWords(alert.raisedAt, now)} that the holder of the account of ${alert.payeeName ?? 'whoever was to be paid'} has died. Nothing is paid to it.`,
      ...(fund ? [`Applied for by ${alert.organisation}.`] : []),
      alert.closedAt !== null
        ? `Looked into; closed ${momentInWords(alert.closedAt, now)}.`
        : alert.takenAt !== null
          ? `The fund has been looking into it since ${momentInWords(alert.takenAt, now)}.`
          : fund
            ? 'Nobody looks into it yet.'
            : 'The fund has been told. It asks you for no new bank details.',
    ],
    outcome: alert.outcome,
    mayTake: fund && alert.takenAt === null,
    mayClose: fund && alert.takenAt !== null && alert.closedAt === null,
  }));
  const isClosed = new Map(alerts.nodes.map(({ id, closedAt }) => [id, closedAt !== null]));
  return {
    fund,
    open: shown
      .filter(({ id }) => isClosed.get(id) === false)
      .sort((a, b) => Number(b.mayTake) - Number(a.mayTake)),
    closed: shown.filter(({ id }) => isClosed.get(id) === true),
    next: alerts.hasNextPage ? alerts.endCursor : null,
  };
}
