import type { Tx } from '@app/database';
import { compareDays, type LocalDate } from '@app/kernel';
import type { FundSettingType } from '../api/budget.type';
import type { PayableColumn } from '../domain/accounts-payable';
import { kindOf } from '../domain/setting-values';
import {
  fundDefaults,
  type FundSettingName,
  fundSettingNames,
  type FundSettings,
  lastSaid,
  settingsOn,
} from '../domain/settings';
import type { ItemCategory } from '../domain/words';
import { FundSettingEntity } from './fund.entities';

/** The settings of an authority's fund as they hold on a day. */
export async function fundSettingsOn(tx: Tx, authorityId: string, day: LocalDate): Promise<FundSettings> {
  return settingsOn(await tx.manager.findBy(FundSettingEntity, { authorityId }), day);
}

/** The same, each with where it comes from and from when it holds. */
export async function saidSettings(tx: Tx, authorityId: string, day: LocalDate): Promise<FundSettingType[]> {
  const said = lastSaid(await tx.manager.findBy(FundSettingEntity, { authorityId }), day);
  return fundSettingNames.map((name) => shown(name, said.get(name)));
}

function shown(name: FundSettingName, said: FundSettingEntity | undefined): FundSettingType {
  const { title, ...byDefault } = fundDefaults[name];
  const { value, source, standing } = said ?? byDefault;
  const kind = kindOf(name);
  return {
    name,
    title,
    number: kind === 'NUMBER' ? (value as number) : null,
    yesNo: kind === 'YES_OR_NO' ? (value as boolean) : null,
    categories: kind === 'CATEGORIES' ? (value as readonly ItemCategory[]) : null,
    word: kind === 'WORD' ? (value as string) : null,
    columns: kind === 'COLUMNS' ? (value as readonly PayableColumn[]) : null,
    effectiveFrom: said?.effectiveFrom ?? null,
    source,
    standing,
  };
}

/** Values of an authority's fund that are set and begin after a day, the first to begin first. */
export async function settingsAfter(tx: Tx, authorityId: string, day: LocalDate): Promise<FundSettingType[]> {
  const set = await tx.manager.findBy(FundSettingEntity, { authorityId });
  const days = [...new Set(set.map(({ effectiveFrom }) => effectiveFrom).filter((begins) => begins > day))];
  return days.sort(compareDays).flatMap((begins) => {
    const said = lastSaid(set, begins);
    return fundSettingNames
      .filter((name) => said.get(name)?.effectiveFrom === begins)
      .map((name) => shown(name, said.get(name)));
  });
}

/** Keeps a value from a day on. Written as JSON text: the driver would take a list for an array, and a word for none. */
export async function saveSetting(tx: Tx, set: FundSettingEntity): Promise<void> {
  await tx.manager.query(
    `insert into fund_setting (id, authority_id, name, value, effective_from, source, standing, set_by, set_at)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9)`,
    [
      set.id,
      set.authorityId,
      set.name,
      JSON.stringify(set.value),
      set.effectiveFrom,
      set.source,
      set.standing,
      set.setBy,
      set.setAt,
    ],
  );
}

/** The authority with this ONS code, or, without one, the actor's own organisation if it is an authority; else null. */
export async function authorityOf(tx: Tx, authorityCode: string | null): Promise<string | null> {
  const rows: { id: string }[] = await tx.manager.query(
    `select id from organisation where kind = 'TIER_ONE_AUTHORITY' and closed_at is null
     and case when $1::text is null then id = actor_organisation() else authority_code = $1 end`,
    [authorityCode],
  );
  return rows[0]?.id ?? null;
}
