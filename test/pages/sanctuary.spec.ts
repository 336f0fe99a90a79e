import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import type { CountyPortal } from './county-portal';
import { journeys } from './journeys';
import { address, SanctuaryArranging } from './sanctuary-arranging';

const people: Partial<Record<Role, string>> = {
  PROVIDER_MANAGER: 'rosa',
  PROVIDER_WORKER: 'wren',
  ON_CALL_WORKER: 'owen',
  NAVIGATOR: 'nina',
};
const person = (role: Role): string =>
  people[role] ?? demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

let known: [CountyPortal, SanctuaryArranging] | undefined;
const arranging = (portal: CountyPortal): SanctuaryArranging => {
  if (known?.[0] !== portal) known = [portal, new SanctuaryArranging(portal)];
  return known[1];
};

journeys('staying at home, moving on and support', person, [
  {
    role: 'NAVIGATOR',
    does: 'asks first whether she would rather stay, question by question, and asks a scheme for a job; follows it and withdraws it',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      await arranged.scheme();
      const { id, reference } = await arranged.household();
      await hand.goTo(`/households/${id}`);
      expect(await hand.text()).toContain('Nobody has asked her whether she would rather stay');
      await hand.link('Ask her first');
      await hand.tick('Yes');
      await hand.button('Save and go on');
      expect(await hand.heading()).toBe('Does who harms her live there now?');
      await hand.tick('No');
      await hand.button('Save and go on');
      // The right to enter is left open: a safety rule that nobody settled.
      await hand.link('Skip');
      await hand.tick(/council or housing association/);
      await hand.tick('Somebody private');
      await hand.button('Save and go on');
      expect(await hand.text()).toContain('Nobody lets a home of this tenure so. Check both.');
      await hand.tick('The council');
      await hand.button('Save and go on');
      await hand.tick('Asked, no answer yet');
      await hand.button('Save and go on');
      await hand.tick('Colchester');
      await hand.button('Save and go on');
      const could = await hand.text();
      expect(await hand.heading()).toBe('Could they stay at home safely?');
      expect(could).toContain(
        'Ask whether who harms her is a tenant or an owner there too. (for their safety)',
      );
      expect(could).toContain('Ask the landlord again.');
      await hand.link(/^Ask them to make the home safe.*Bramble at home/);
      await hand.button('Ask them to make the home safe');
      const told = await hand.text();
      for (const missing of ['Say where the home is', 'she did not agree']) expect(told).toContain(missing);
      await hand.fill('Where her home is', address);
      await hand.tick('Police');
      await hand.tick('She agrees to this job');
      await hand.button('Ask them to make the home safe');
      expect(await hand.text()).toContain('Ask, or say why she is safe enough there.');
      await hand.fill('Why she is safe enough', 'She rents alone, says the council.');
      await hand.button('Ask them to make the home safe');
      const asked = await hand.text();
      expect(await hand.heading()).toBe(reference);
      expect(asked).toContain('The week is kept from this moment');
      expect(asked).toContain('because: She rents alone, says the council.');
      expect(asked).not.toContain(address);
      await hand.button('Withdraw the job');
      expect(await hand.text()).toContain('Withdrawn. The week is free again.');
      await hand.link('Staying at home');
      await hand.link('Those that are over');
      expect(await hand.text()).toContain(reference);
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'accepts a job, opens where the home is with a reason, surveys, fits, and prints evidence',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { jobId, reference } = await arranged.requested();
      await hand.link('Sanctuary');
      await hand.link(reference);
      expect(await hand.text()).not.toContain(address);
      await hand.button('Accept');
      expect(await hand.text()).toContain('You said yes.');
      await hand.button('Show the address');
      expect(await hand.text()).toContain('Say why in 10 to 500 characters.');
      await hand.fill('Why you need it', 'Survey tomorrow at 10.');
      await hand.button('Show the address');
      expect(await hand.text()).toContain(address);
      await hand.goTo(`/sanctuary/${jobId}`);
      expect(await hand.text()).not.toContain(address);
      await hand.button('Keep the survey');
      expect(await hand.text()).toContain('Name at least one thing that is to be fitted.');
      await hand.tick('Locks changed');
      await hand.tick('Doorbell camera');
      await hand.fill(/^\s*What whoever works there must know/, 'The stairs are steep.');
      await hand.button('Keep the survey');
      expect(await hand.text()).toContain('The stairs are steep.');
      await hand.tick('Locks changed');
      await hand.button('Record what was fitted');
      expect(await hand.text()).toContain('Nothing may be fitted without the landlord’s consent.');
      await arranged.landlordAgrees(jobId);
      await hand.button('Record what was fitted');
      const begun = await hand.text();
      expect(begun).toContain('Her support at home began today.');
      expect(begun).toContain('Fitted today');
      await hand.tick('Doorbell camera');
      await hand.button('Record what was fitted');
      expect(await hand.text()).toMatch(/After 3 months\s+Due .*2027/);
      await hand.link('Evidence for a benefits office');
      const evidence = await hand.text();
      expect(evidence).toContain('SI 2021/991, Part 3');
      expect(evidence).not.toContain(address);
    },
  },
  {
    role: 'ON_CALL_WORKER',
    does: 'declines a job in three taps, and takes a yes back with a reason',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { jobId } = await arranged.requested();
      await hand.goTo(`/sanctuary/${jobId}`);
      await hand.link(/No space or staff/);
      await hand.button('No worker capacity');
      await hand.button('Decline');
      expect(await hand.text()).toContain('You declined. The week is free, and the sender is told.');
      const { jobId: other } = await arranged.requested();
      await hand.goTo(`/sanctuary/${other}`);
      await hand.button('Accept');
      await hand.page.locator('summary', { hasText: 'Take your yes back' }).click();
      await hand.fill('Why you cannot do it after all', 'The fitter broke his arm.');
      await hand.button('Cancel the job');
      expect(await hand.text()).toContain('Cancelled. The week is free, and the sender is told.');
    },
  },
  {
    role: 'PROVIDER_MANAGER',
    does: 'holds a review, takes equipment away, ends support at home; then sets up another scheme alone, with its weeks by district',
    how: async (hand, portal) => {
      const { jobId } = await arranging(portal).fitted();
      await hand.goTo(`/sanctuary/${jobId}`);
      await hand.page.locator('summary', { hasText: 'it was held already' }).click();
      await hand.button('Record the review');
      const missing = await hand.text();
      expect(missing).toContain('Say whether they are still safe there.');
      expect(missing).toContain('Say whether they need support still.');
      await hand.page.locator('input[name="review.stillSafe"][value=yes]').check();
      await hand.page.locator('input[name="review.supportNeeded"][value=no]').check();
      await hand.button('Record the review');
      expect(await hand.text()).toContain('still safe, no more support needed');
      await hand.page.locator('summary', { hasText: 'Something was taken away' }).click();
      await hand.tick('Locks changed');
      await hand.button('Record what was taken away');
      expect(await hand.text()).toContain('Taken away today');
      await hand.page.locator('summary', { hasText: 'Support at home has ended' }).click();
      await hand.tick('Support no longer needed');
      await hand.button('Record that it ended');
      expect(await hand.text()).toContain('Support at home ended today: support no longer needed.');
      await hand.link('Sanctuary');
      await hand.link('Jobs that are over');
      expect(await hand.text()).toContain('Support no longer needed');
      const id = await arranging(portal).service(`Thistle at home, ${hand.mode}`);
      await hand.goTo('/sanctuary');
      await hand.press(hand.page.locator(`a[href="/sanctuary/schemes/${id}"]`));
      await hand.button('Save');
      const unsaid = await hand.text();
      for (const words of ['Say which risk you take.', 'Name at least one thing that the scheme fits.'])
        expect(unsaid).toContain(words);
      await hand.page.locator('input[name=riskTo][value=MEDIUM]').check();
      await hand.page.locator('input[name="tenure.OWNER"][value=YES]').check();
      await hand.page.locator('input[name=landlordsSchemeFirst][value=no]').check();
      await hand.page.locator('input[name=noRecourse][value=YES]').check();
      await hand.tick('Locks changed');
      await hand.button('Save');
      expect(await hand.text()).toContain('Nothing is published yet, so nobody finds the scheme.');
      await hand.button('Publish');
      expect(await hand.text()).toContain('Give a number for at least one district.');
      await hand.fill('Colchester', '3');
      await hand.fill('Tendring', 'two');
      await hand.button('Publish');
      expect(await hand.text()).toContain('Give 0 to 100 for Tendring.');
      await hand.fill('Tendring', '2');
      await hand.button('Publish');
      expect(await hand.text()).toContain('3 of 3');
      await hand.press(hand.page.locator('main table tbody a').first());
      expect(await hand.page.getByLabel('Colchester').inputValue()).toBe('3');
      await hand.fill('Colchester', '0');
      await hand.button('Publish');
      const published = await hand.text();
      expect(published).toContain('0 of 0');
      expect(published).toContain('3 of 3');
    },
  },
  {
    role: 'PROVIDER_WORKER',
    does: 'records support, what they say about equality and who joined, and that they are ready to move on',
    how: async (hand, portal) => {
      const { episode } = await arranging(portal).county.arrived();
      await hand.goTo(`/stays/${episode.id}`);
      expect(await hand.text()).toContain('The annual return lacks something of one person.');
      await hand.link('Somebody joined them');
      const born = arranging(portal).county.day(0);
      await hand.fill('Year of birth', born.year);
      await hand.button('Record who joined');
      expect(await hand.text()).toContain('Give the month and the year of birth, or neither.');
      await hand.fill('Month of birth', born.month);
      await hand.button('Record who joined');
      expect(await hand.text()).toContain('Person 2: gender not asked, child');
      await hand.link('Record support given');
      await hand.page.locator('input[name="given.1"][value=ADVOCACY]').check();
      await hand.page.locator('input[name="given.2"][value=CHILDREN]').check();
      // For children only: an adult is not offered it.
      expect(await hand.page.locator('input[name="given.1"][value=CHILDREN]').count()).toBe(0);
      await hand.fill('Year', '2020');
      await hand.button('Record it');
      expect(await hand.text()).toContain('Give that day or a later one.');
      await hand.fill('Year', born.year);
      await hand.button('Record it');
      expect(await hand.text()).toContain('Recorded what they were given.');
      await hand.link(/^Ask\s+what they say about equality/);
      await hand.button('Record what they said');
      expect(await hand.text()).toContain('Give at least one answer');
      await hand.page.locator('input[name="answer.DISABLED"][value=NO]').check();
      await hand.page.locator('input[name="answer.MENTAL_HEALTH"][value=PREFERS_NOT_TO_SAY]').check();
      await hand.button('Record what they said');
      // On to the next of whom nothing was asked.
      expect(await hand.text()).toContain('person 2');
      await hand.page.locator('input[name="answer.DISABLED"][value=NO]').check();
      await hand.button('Record what they said');
      const recorded = await hand.text();
      expect(recorded).toContain('2 of 13 questions answered');
      expect(recorded).not.toContain('The annual return lacks');
      await hand.page.locator('input[name=ready][value=yes]').check();
      await hand.select('What keeps them', 'No second-stage (move-on) place');
      await hand.press(hand.page.locator('form[action$="/ready"] button'));
      expect(await hand.text()).toContain(
        'Ready to move on since today. What keeps them: no second-stage (move-on) place.',
      );
    },
  },
  {
    role: 'ON_CALL_WORKER',
    does: 'moves a household on from another place in one act, once that place has said that she is ready',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const { episodeId, placementId, code } = await arranged.movingOn();
      await hand.goTo(`/placements/${placementId}`);
      await hand.fill('The code that she says', code);
      await hand.tick('She moves on to you from another place');
      await hand.button('Record that she is there');
      expect(await hand.text()).toContain('has not said that she was ready to move on');
      await arranged.ready(episodeId);
      await hand.fill('The code that she says', code);
      await hand.button('Record that she is there');
      expect(await hand.text()).toContain('where she lived before it has ended');
      await hand.goTo(`/stays/${episodeId}`);
      expect(await hand.text()).toMatch(/They left .*: planned move/);
    },
  },
  {
    role: 'NAVIGATOR',
    does: 'changes who is in a household, keeps two near each other, and reads who answered what',
    how: async (hand, portal) => {
      const arranged = arranging(portal);
      const [{ id }, other] = [await arranged.household(), await arranged.household()];
      await hand.goTo(`/households/${id}`);
      await hand.press(hand.page.locator(`a[href="/households/${id}/people/1"]`));
      await hand.tick('Elsewhere, until a day or for good');
      await hand.fill('Age in years', '');
      await hand.fill('Month of birth', '13');
      await hand.fill('Year of birth', '2022');
      await hand.button('Save');
      expect(await hand.text()).toContain('There is a problem');
      await hand.fill('Month of birth', '5');
      await hand.button('Save');
      expect(await hand.text()).toMatch(/Woman or girl, 4, is elsewhere/);
      await hand.link('Somebody joins them');
      await hand.tick('They join on a day that is known');
      await hand.button('Save');
      expect(await hand.text()).toContain('Give the day on which they join.');
      const day = arranged.county.day(3);
      await hand.fillAt('whereabouts.joinsOn-day', day.day);
      await hand.fillAt('whereabouts.joinsOn-month', day.month);
      await hand.fillAt('whereabouts.joinsOn-year', day.year);
      await hand.button('Save');
      expect(await hand.text()).toContain('Gender not asked, age not asked, joins');
      await hand.link('Households to keep near');
      await hand.button('Keep them near each other');
      expect(await hand.text()).toContain('Say which household.');
      await hand.select('Keep them near', other.reference);
      await hand.button('Keep them near each other');
      expect(await hand.text()).toContain(other.reference);
      await hand.link('Households to keep near');
      await hand.button('They need not be near any more');
      expect(await hand.text()).not.toContain(other.reference);
      await hand.link('Who was there on a day');
      await hand.fill('Day', day.day);
      await hand.fill('Month', day.month);
      await hand.fill('Year', day.year);
      await hand.button('Show that day');
      // By then who joins is here, and who is elsewhere still is.
      expect(await hand.text()).not.toContain('joins');
      await hand.goTo(`/households/${id}/history`);
      const history = await hand.text();
      expect(history).toContain('Person 2: month of birth');
      expect(history).toContain('5/2022');
      expect(history).not.toMatch(/[A-Z]{3,}_|\{|PROFESSIONAL/);
    },
  },
  {
    role: 'REFERRING_PRACTITIONER',
    does: 'opens what is kept apart only on record, and records an immigration status and what somebody chose to say',
    how: async (hand, portal) => {
      const id = await arranging(portal).pickedUpBy(person('REFERRING_PRACTITIONER'));
      const read = async (): Promise<number> => {
        const [row] = await portal.database.query<{ count: string }>(
          "select count(*) from audit_entry where action = 'ACCESS_CLASS_READ' and subject_id = $1",
          [id],
        );
        return Number(row?.count);
      };
      await hand.goTo(`/households/${id}`);
      await hand.link('Kept apart');
      expect(await hand.text()).toContain('Whoever opens it is put on record');
      expect(await read()).toBe(0);
      await hand.button('Open immigration status');
      expect(await read()).toBe(1);
      await hand.tick('Concession for migrant victims');
      await hand.button('Save');
      expect(await hand.text()).toContain('Give the first and the last day of the leave.');
      await hand.tick('Not yet checked');
      await hand.button('Save');
      expect(await hand.text()).not.toContain('Not yet checked');
      await hand.link('Kept apart');
      await hand.button('Open trans history');
      await hand.tick('The adult who flees');
      await hand.tick('Prefers not to say');
      await hand.button('Save');
      await hand.link('Who answered what, and when');
      const history = await hand.text();
      expect(history).toMatch(/Immigration status\s+Answered; not shown here/);
      expect(history).not.toContain('Prefers not to say');
    },
  },
  {
    role: 'COMPASS_WORKER',
    does: 'is asked nothing about staying at home and opens nothing that is kept apart, which are for whoever places her',
    how: async (hand, portal) => {
      const id = await arranging(portal).pickedUpBy('cora');
      await hand.goTo(`/households/${id}`);
      const shown = await hand.text();
      expect(shown).toContain('Who answered what, and when');
      expect(shown).not.toContain('Could they stay at home safely?');
      expect(shown).not.toContain('Kept apart');
      await hand.goTo(`/households/${id}/staying`);
      expect(await hand.heading()).toBe('Your role does not allow this');
      await hand.goTo(`/households/${id}/apart`);
      expect(await hand.heading()).toBe('Page not found');
    },
  },
]);
