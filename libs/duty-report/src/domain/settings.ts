/** How sure we are of a setting: a named person confirmed it, or Hearth assumes it until one does (product section 8). */
export const standings = ['CONFIRMED', 'ASSUMED'] as const;
export type Standing = (typeof standings)[number];

interface Choice {
  readonly title: string;
  /** What each value means, for the cover. The first is the default. */
  readonly values: Readonly<Record<string, string>>;
}

const counts = { NO: 'Not counted', YES: 'Counted' };

/**
 * What a return is counted by where the guidance leaves it open (product section 8). Nothing here is confirmed by a
 * source: each is assumed until a person of the authority confirms it for one return and says whence it is known.
 */
export const settingChoices = {
  SCOPE: {
    title: 'Which services are counted',
    values: {
      COMMISSIONED: 'Services that the authority commissions',
      IN_DISTRICTS: 'All services in the districts of the authority',
    },
  },
  UNABLE_COUNTS: {
    title: 'What "unable to be supported" counts',
    values: { INSTANCES: 'Referrals (table T6)', DISTINCT_HOUSEHOLDS: 'Distinct households (table T6H)' },
  },
  CLIENT_CHOICE: { title: 'Unable to be supported: choice of the household', values: counts },
  PLACED_ELSEWHERE: { title: 'Unable to be supported: placed elsewhere', values: counts },
  NOT_DOMESTIC_ABUSE: { title: 'Unable to be supported: not domestic abuse', values: counts },
  NON_BINARY_AS: {
    title: 'Adults who are non-binary or of another gender are reported as',
    values: { OWN_ROW: 'A row of their own', TRANS_ADULTS: 'Trans adults' },
  },
  NOT_KNOWN_AS: {
    title: 'Adults whose gender, and people whose age is not known are reported as',
    values: { OWN_ROW: 'A row of their own', WOMEN: 'Women' },
  },
  OUTSIDE_FIGURES: {
    title: 'Figures of services outside Hearth',
    values: { BESIDE: 'Shown beside the return', ADDED: 'Added, not de-duplicated' },
  },
} as const satisfies Readonly<Record<string, Choice>>;

export type SettingName = keyof typeof settingChoices;
export type ReturnSettings = {
  readonly [Name in SettingName]: keyof (typeof settingChoices)[Name]['values'];
};
export const settingNames = Object.keys(settingChoices) as readonly SettingName[];

export const isSettingName = (name: string): name is SettingName => name in settingChoices;

/** The values that a setting can have, the default first. */
export const valuesOf = (name: SettingName): readonly string[] => Object.keys(settingChoices[name].values);

/** What a setting can be, each in words; of one that is no more, what it was. */
export const choicesOf = ({
  name,
  value,
  meaning,
}: Pick<StandingSetting, 'name' | 'value' | 'meaning'>): readonly {
  readonly value: string;
  readonly meaning: string;
}[] =>
  isSettingName(name)
    ? Object.entries(settingChoices[name].values).map(([one, words]) => ({ value: one, meaning: words }))
    : [{ value, meaning }];

/** The setting as it is kept for one return. */
export interface KeptSetting {
  readonly name: string;
  readonly value: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly source: string | null;
}

/** A setting as the cover prints it. */
export interface StandingSetting {
  readonly name: SettingName;
  readonly title: string;
  readonly value: string;
  /** The value in words. */
  readonly meaning: string;
  readonly standing: Standing;
  /** Whence it is known; null while it is assumed. */
  readonly source: string | null;
}

/** Every setting with what holds: what was set, or the default. */
export function standingSettings(kept: readonly KeptSetting[]): readonly StandingSetting[] {
  return settingNames.map((name) => {
    const set = kept.find((one) => one.name === name);
    const { title, values }: Choice = settingChoices[name];
    const value = set !== undefined && set.value in values ? set.value : (valuesOf(name)[0] ?? '');
    return {
      name,
      title,
      value,
      meaning: values[value] ?? value,
      standing: set?.confirmedBy ? 'CONFIRMED' : 'ASSUMED',
      source: set?.source ?? null,
    };
  });
}

export const settingsFrom = (standing: readonly StandingSetting[]): ReturnSettings =>
  Object.fromEntries(standing.map(({ name, value }) => [name, value])) as unknown as ReturnSettings;

export const defaultSettings: ReturnSettings = settingsFrom(standingSettings([]));
