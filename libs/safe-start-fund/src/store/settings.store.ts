import type { Tx } from '@app/database';
import type { LocalDate } from '@app/kernel';
import { type FundSettings, settingsOn } from '../domain/settings';
import { FundSettingEntity } from './fund.entities';

/** The settings of an authority's fund as they hold on a day. */
export async function fundSettingsOn(tx: Tx, authorityId: string, day: LocalDate): Promise<FundSettings> {
  return settingsOn(await tx.manager.findBy(FundSettingEntity, { authorityId }), day);
}
