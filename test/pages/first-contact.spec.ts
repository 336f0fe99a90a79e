import { demoPeople } from '@app/demo';
import type { Role } from '@app/kernel';
import { Arranging } from './arranging';
import type { Hand } from './hand';
import { journeys, type Step } from './journeys';

const person = (role: Role): string => demoPeople.find(({ roles }) => roles.includes(role))?.id ?? '';

/** Registers a mother with a child of 7, and gives the code that she was told. */
async function registered(hand: Hand): Promise<string> {
  await hand.goTo('/households/new');
  await hand.select('Gender', 'Woman or girl');
  await hand.fill('Age in years', '34');
  await hand.fillAt('people.1.age', '7');
  await hand.button('Register');
  expect(await hand.heading()).toMatch(/Registered/);
  return hand.page.locator('.hearth-spoken-code').innerText();
}

/** To the household that was just registered. */
async function answerOne(hand: Hand): Promise<void> {
  await hand.link('Ask what most places limit');
  await hand.tick('Nowhere: they are safe anywhere');
  await hand.button('Save and go on');
  expect(await hand.heading()).toBe('How high is the risk?');
  await hand.tick('Professional judgement');
  await hand.tick('Medium');
  await hand.button('Save and stop asking');
  expect(await hand.text()).toContain('Medium, by Professional judgement');
}

async function found(hand: Hand): Promise<void> {
  await hand.link('Find places');
  await hand.button('Find places now');
  expect(await hand.heading()).toBe('Places found');
}

const register = (role: Role): Step => ({
  role,
  does: 'registers a household without a name, one question at a time',
  how: async (hand) => {
    expect(await registered(hand)).toMatch(/^[A-Z0-9]{3}-[A-Z0-9]{4}$/);
    await answerOne(hand);
  },
});

const find = (role: Role): Step => ({
  role,
  does: 'finds places, sees why, compares, holds, refers and withdraws',
  how: async (hand) => {
    await registered(hand);
    await answerOne(hand);
    await found(hand);
    await hand.link(/^Every reason/);
    expect(await hand.text()).toContain('For H-');
    await hand.page.goBack();
    const boxes = hand.page.locator('input[name=vacancy]');
    for (const box of [boxes.nth(0), boxes.nth(1)]) await box.check();
    await hand.button('Compare');
    expect(await hand.heading()).toBe('Compare places');
    await hand.link('Places found');
    await hand.button(/^Hold for 2 hours/);
    expect(await hand.text()).toMatch(/Nobody else can take it|the hold ends/);
    await hand.button('Refer them');
    expect(await hand.text()).toContain('Waiting for the provider');
    await hand.button('Withdraw the referral');
    expect(await hand.text()).toContain('Withdrawn');
  },
});

journeys('first contact and finding a place', person, [
  register('NAVIGATOR'),
  register('COMPASS_WORKER'),
  register('REFERRING_PRACTITIONER'),
  find('NAVIGATOR'),
  find('REFERRING_PRACTITIONER'),
  {
    role: 'NAVIGATOR',
    does: 'is told what to do when nothing fits, with a note for her that names no place and not Hearth',
    how: async (hand, portal) => {
      const { id, missing } = await new Arranging(portal).tooMany();
      await hand.goTo(`/households/${id}/find`);
      await hand.button('Find places now');
      const told = await hand.text();
      expect(told).toContain('What to do now');
      expect(told).toContain(missing);
      expect(told).toContain('That nothing was found tonight is recorded, without who it was for.');
      await hand.link('A note to print for her');
      await hand.page.emulateMedia({ media: 'print' });
      const printed = await hand.page.locator('body').innerText();
      await hand.page.emulateMedia({ media: null });
      expect(printed).toContain('0808 2000 247');
      expect(printed).not.toMatch(/Hearth|refuge|House|H-[A-Z0-9]/);
    },
  },
  {
    role: 'NAVIGATOR',
    does: 'picks up a case by its code, and is told what is wrong with a code',
    how: async (hand, portal) => {
      const compass = await hand.another(portal.url);
      await compass.signIn('cora');
      const code = await registered(compass);
      await compass.close();
      await hand.goTo('/households/pick-up');
      await hand.fill(/What code/, 'CCC-CCCC');
      await hand.button('Pick up the case');
      expect(await hand.page.title()).toMatch(/^Error: /);
      expect(await hand.text()).toContain('That code opens no case');
      await hand.fill(/What code/, code.toLowerCase().replace('-', ' '));
      await hand.button('Pick up the case');
      expect(await hand.text()).toContain('You hold this case now');
    },
  },
  {
    role: 'COMPASS_WORKER',
    does: 'hands a case over: makes a new code, stops looking, opens it again',
    how: async (hand) => {
      await registered(hand);
      await hand.link('Ask what most places limit');
      await hand.button('Save and stop asking');
      await hand.button('Make a new code');
      expect(await hand.heading()).toMatch(/A new code/);
      await hand.link('Back to H-');
      await hand.link('Stop looking for a place');
      await hand.button('Stop looking');
      expect(await hand.text()).toContain('Say what happened');
      await hand.tick('They cannot be reached');
      await hand.button('Stop looking');
      expect(await hand.text()).toContain('They cannot be reached');
      await hand.button('Open it again');
      expect(await hand.text()).toContain('Open again');
    },
  },
]);
