import { type DashboardData, dashboardPage, unmetOnMap } from './dashboard.page';

const count = (id: string, label: string, value: number | null) => ({
  id,
  label,
  value,
  shown: value === null ? '[c]' : String(value),
});
const data: DashboardData = {
  dutyDashboard: {
    authorityName: 'Essex County Council',
    scope: 'Services that the authority commissions',
    households: count('SUPPORTED', 'Households', 40),
    byType: [count('REFUGE', 'Refuge', 35), count('SPECIALIST', 'Specialist safe accommodation', null)],
    individuals: count('INDIVIDUALS', 'All individuals', 105),
    byGroup: [count('WOMEN', 'Women', 40)],
    bySupport: [count('COUNSELLING', 'Counselling', 10), count('ADVOCACY', 'Advocacy', 30)],
    unable: count('UNABLE', 'All referrals', 20),
    byReasonGroup: [count('NEEDS', 'Could not meet the needs of the household', 20)],
    byReason: [
      count('NO_BEDSPACE', 'No bedspace', 0),
      count('OTHER', 'Other', null),
      count('NEEDS_PET', 'Pet', 15),
    ],
    supportedFrom: [
      count('E07000071', 'Colchester', 35),
      count('E07000074', 'Maldon', null),
      count('ELSEWHERE', 'Outside Greater Essex', 5),
      count('NOT_KNOWN', 'Not known', 0),
    ],
    unableFrom: [count('E07000071', 'Colchester', 20), count('E07000074', 'Maldon', 0)],
  },
  unmetNeed: {
    householdDays: 25,
    familiesSeparated: null,
    months: [
      { month: '2026-04', householdDays: null },
      { month: '2026-05', householdDays: 25 },
    ],
    needs: [
      { need: 'PREGNANT', householdDays: null },
      { need: 'PET', householdDays: 10 },
    ],
    causes: [{ cause: 'ALL_TAKEN', householdDays: 25 }],
    outcomes: [{ outcome: 'STAYED', householdDays: 5 }],
    districts: [{ districtCode: 'E07000071', householdDays: 25 }],
  },
};
const said = (
  chart: { readonly bars: readonly { readonly label: string; readonly shown: string }[] } | undefined,
) => chart?.bars.map(({ label, shown }) => [label, shown]);

describe('the dashboard', () => {
  const { provision, unmet } = dashboardPage(data);

  it('shows what is left out as such, in charts as in tables', () => {
    expect(said(provision?.byType)).toEqual([
      ['Refuge', '35'],
      ['Specialist', '[c]'],
    ]);
    expect(provision?.byType.bars[1]?.share).toBe(0);
  });

  it('puts the most first, and leaves reasons out that nobody gave', () => {
    expect(said(provision?.byReason)).toEqual([
      ['Pet', '15'],
      ['Other', '[c]'],
    ]);
    expect(said(provision?.bySupport)?.map(([label]) => label)).toEqual(['Advocacy', 'Counselling']);
  });

  it('puts districts on the map and says the rest in words', () => {
    expect(provision?.supportedFrom).toEqual([
      { code: 'E07000071', value: 35, shown: '35' },
      { code: 'E07000074', value: null, shown: '[c]' },
    ]);
    expect(provision?.supportedOffMap).toBe('Outside Greater Essex: 5. Not known: 0');
  });

  it('names months, and says "Under 5" of what is not shown', () => {
    expect(said(unmet.byMonth)).toEqual([
      ['April 2026', 'Under 5'],
      ['May 2026', '25'],
    ]);
    expect(said(unmet.byNeed)?.[0]).toEqual(['A pet', '10']);
    expect(unmetOnMap(data, ['E07000071', 'E07000074'])).toEqual([
      { code: 'E07000071', value: 25, shown: '25' },
      { code: 'E07000074', value: null, shown: 'Under 5' },
    ]);
  });

  it('has unmet need alone where the authority has no dashboard', () => {
    expect(dashboardPage({ ...data, dutyDashboard: null }).provision).toBeNull();
  });
});
