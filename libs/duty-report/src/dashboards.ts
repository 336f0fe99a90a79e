import { Database } from '@app/database';
import { type Actor, authorise } from '@app/kernel';
import { districtsOn, placesOf } from '@app/places';
import { Injectable } from '@nestjs/common';
import type { DutyDashboardType } from './api/dashboard.type';
import { countReturn, returnInHand } from './counting';
import { dashboardOf } from './domain/dashboard';
import { lastMonthOver } from './domain/year';

/** A year in few figures, for those who commission: as the public edition has them, and no row of anybody. */
@Injectable()
export class DutyDashboards {
  constructor(private readonly db: Database) {}

  /** Null: not this actor's authority, or no month of the year is over. */
  async dutyDashboard(
    actor: Actor,
    authorityCode: string,
    yearName: string,
  ): Promise<DutyDashboardType | null> {
    authorise(actor, 'dutyDashboard');
    const found = await this.db.read(actor, async (tx) => {
      const inHand = await returnInHand(tx, authorityCode, yearName);
      return inHand && { inHand, places: await placesOf(tx) };
    });
    if (!found) return null;
    const { inHand, places } = found;
    const countedTo = lastMonthOver(inHand.year, inHand.today);
    if (countedTo === null) return null;
    const { counted, form, figures, settings } = await countReturn(this.db, { ...inHand, today: countedTo });
    const districts = districtsOn(places, countedTo).filter(({ greaterEssex }) => greaterEssex);
    return {
      authorityName: inHand.authority.name,
      year: inHand.year.name,
      from: inHand.year.first,
      countedTo,
      scope: settings.find(({ name }) => name === 'SCOPE')?.meaning ?? '',
      ...dashboardOf(counted, form, figures, districts),
    };
  }
}
