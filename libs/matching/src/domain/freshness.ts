/** How lately a vacancy was confirmed, freshest first. */
export const freshnesses = ['FRESH', 'AGING', 'STALE'] as const;
export type Freshness = (typeof freshnesses)[number];

/** Up to how many hours after its confirmation a vacancy is fresh, and aging; a service may set its own. */
export interface FreshnessLimits {
  readonly freshHours: number;
  readonly agingHours: number;
}

export const usualFreshnessLimits: FreshnessLimits = { freshHours: 12, agingHours: 24 };

const millisecondsAnHour = 3_600_000;

/**
 * How fresh a vacancy is now. The limits are inclusive: fresh up to and at 12 hours, aging up to and at 24,
 * stale after. Only a confirmation makes it fresh again. Hours are elapsed time, also where clocks change.
 */
export function freshnessOf(
  confirmedAt: Date,
  now: Date,
  { freshHours, agingHours }: FreshnessLimits = usualFreshnessLimits,
): Freshness {
  const hours = (now.getTime() - confirmedAt.getTime()) / millisecondsAnHour;
  if (hours <= freshHours) return 'FRESH';
  return hours <= agingHours ? 'AGING' : 'STALE';
}
