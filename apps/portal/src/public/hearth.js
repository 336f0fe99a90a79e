// Everything works without this file. It starts govuk-frontend, and warns before a session ends.
import { initAll } from './govuk-frontend.min.js';

initAll();

const menu = document.querySelector('.hearth-navigation__menu');
if (menu) foldNavigation(menu);

/** On a phone the navigation stands folded behind "Menu"; the stylesheet says where there is room for all of it. */
function foldNavigation(menu) {
  const navigation = menu.closest('.hearth-navigation');
  const fold = (folded) => {
    navigation.classList.toggle('hearth-navigation--folded', folded);
    menu.setAttribute('aria-expanded', String(!folded));
  };
  menu.hidden = false;
  fold(true);
  menu.addEventListener('click', () => fold(menu.getAttribute('aria-expanded') === 'true'));
}

const fiveMinutes = 5 * 60_000;
/** A minute less than the server's: it notes use only once a minute. */
const idle = 29 * 60_000;
const page = document.querySelector('[data-live]');
if (page && 'EventSource' in window) follow(page);

/**
 * Shows a live page anew when the server says that it changed. What somebody is typing, has entered or was told to put
 * right stays as it is: then the page only says that it changed. It is asked for by its own address, never by that of a
 * form that was sent, which would send the form again.
 */
function follow(page) {
  const source = new EventSource(page.dataset.live);
  let waiting = false;
  const typing = () =>
    page.contains(document.activeElement) && document.activeElement.matches('input, textarea, select');
  const show = async () => {
    if (typing()) {
      waiting = true;
      return;
    }
    waiting = false;
    if (document.querySelector('.govuk-error-summary') || entered(page)) return say('This page has changed.');
    const response = await fetch(page.dataset.href, { headers: { accept: 'text/html' } });
    if (response.redirected || !response.ok) return location.assign(page.dataset.href);
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = fresh.querySelector('[data-live]');
    if (!next) return location.assign(page.dataset.href);
    if (typing() || entered(page)) return say('This page has changed.');
    const focused = document.activeElement?.id;
    page.replaceChildren(...next.childNodes);
    const at = document.querySelector('[data-live-at]');
    if (at) at.textContent = fresh.querySelector('[data-live-at]')?.textContent ?? '';
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    document.getElementById('live-said').textContent = 'This page has changed.';
  };
  const say = (text) => {
    document.getElementById('live-said').textContent = text;
    const old = document.querySelector('[data-live-old]');
    if (old) old.hidden = false;
  };
  source.addEventListener('changed', show);
  page.addEventListener('focusout', () => {
    if (waiting) setTimeout(show, 0);
  });
}

/** Whether anything on the page was entered that the page did not come with. */
function entered(page) {
  return [...page.querySelectorAll('input, textarea, select')].some((field) => {
    if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
    if (field.options) {
      const came = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
      return field.selectedIndex !== Math.max(came, 0);
    }
    return field.value !== field.defaultValue;
  });
}

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
