// Everything works without this file. It starts govuk-frontend, and warns before a session ends.
import { initAll } from './govuk-frontend.min.js';

initAll();

const fiveMinutes = 5 * 60_000;
/** A minute less than the server's: it notes use only once a minute. */
const idle = 29 * 60_000;
const box = document.getElementById('ending');
if (box) warnBeforeTheEnd(box);

function warnBeforeTheEnd(box) {
  const button = box.querySelector('[data-stay]');
  const message = box.querySelector('[data-message]');
  // The server's instants would be wrong on a computer whose clock is: only the time that is left counts.
  const loaded = performance.now();
  const last = Date.parse(box.dataset.sessionEndsAt) - Date.parse(box.dataset.idleEndsAt) + idle;
  let ends = loaded + Math.min(idle, last);
  const atTheLatest = loaded + last;

  setInterval(() => {
    const left = ends - performance.now();
    if (left <= 0) location.replace('/');
    else if (left < fiveMinutes && box.hidden) show();
  }, 5_000);

  function show() {
    const canStay = atTheLatest - ends > 1_000;
    message.textContent = canStay
      ? 'You will be signed out in less than five minutes, because nothing was asked for a while.'
      : 'Your 12 hours are over in less than five minutes. Save your work, then sign in again.';
    button.hidden = !canStay;
    box.hidden = false;
  }

  button.addEventListener('click', async () => {
    const body = new URLSearchParams({ formToken: box.dataset.formToken });
    const { ok } = await fetch('/still-here', { method: 'POST', body });
    if (!ok) return location.replace('/');
    ends = Math.min(performance.now() + idle, atTheLatest);
    box.hidden = true;
  });
}
