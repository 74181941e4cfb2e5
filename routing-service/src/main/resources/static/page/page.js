// Times in the viewer's zone, keys, and live updates: the server says that something has changed, the script asks for
// the same page again and exchanges the parts marked data-live. Without it the pages work all the same.
'use strict';
(() => {
  const told = document.getElementById('live');
  const pause = document.getElementById('pause');
  let version = document.body.dataset.version;
  let wanted = version;
  let busy = false;
  let paused = false;

  const times = (root) => {
    const now = new Date().getFullYear();
    for (const each of root.querySelectorAll('time[datetime]:not([data-zone])')) {
      const at = new Date(each.getAttribute('datetime'));
      if (!isNaN(at)) {
        each.textContent = at.toLocaleString(undefined, {
          day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit',
          year: at.getFullYear() === now ? undefined : 'numeric',
        });
      }
    }
  };

  const say = (text, away) => {
    if (told && told.textContent !== text) {
      told.textContent = text;
    }
    if (told) {
      told.className = away ? 'away' : '';
    }
  };

  // What stays the same of an element when the page is rendered again: its id, or where in what with an id it leads.
  const name = (each) => {
    const part = each.closest('[id]');
    const leads = each.getAttribute('href') || each.textContent;
    return { tag: each.tagName, same: (part ? part.id : '') + ' ' + (part === each ? '' : leads) };
  };

  const exchange = (old, fresh) => {
    const open = new Set(Array.from(old.querySelectorAll('details[open]'), (each) => each.id));
    const known = new Set(Array.from(old.querySelectorAll('.row'), (each) => each.id));
    const focused = old.contains(document.activeElement) ? name(document.activeElement) : '';
    times(fresh);
    for (const each of fresh.querySelectorAll('details')) {
      each.open = each.open || open.has(each.id);
    }
    if (old.innerHTML === fresh.innerHTML) {
      return;
    }
    for (const row of fresh.querySelectorAll('.row')) {
      if (known.size > 0 && !known.has(row.id)) {
        row.classList.add('new');
      }
    }
    old.textContent = '';
    while (fresh.firstChild) {
      old.appendChild(fresh.firstChild);
    }
    if (old.tagName === 'SELECT') {
      // Options that move one by one are selected one by one: the page's own choice counts, not the last one moved.
      const chosen = old.querySelector('option[selected]');
      old.value = chosen ? chosen.value : '';
    }
    const again = focused && Array.from(old.querySelectorAll(focused.tag)).find((each) => name(each).same === focused.same);
    if (again) {
      again.focus({ preventScroll: true });
    }
  };

  // Rows do not move away under a pointer that is on its way to one of them.
  let pointed = 0;
  document.addEventListener('pointermove', (event) => {
    if (event.target.closest && event.target.closest('.queue')) {
      pointed = Date.now();
    }
  });

  const reading = () => {
    const selection = document.getSelection();
    return document.hidden || paused || Date.now() - pointed < 3000 || (selection && !selection.isCollapsed);
  };

  const show = (fresh, asked) => {
    const main = document.getElementById('main');
    if (document.getElementById('packet') && !fresh.getElementById('packet')) {
      main.textContent = '';
      for (const each of Array.from(fresh.getElementById('main').childNodes)) {
        main.appendChild(document.importNode(each, true));
      }
    }
    for (const old of document.querySelectorAll('[data-live]')) {
      const part = fresh.getElementById(old.id);
      if (part && document.activeElement !== old) {
        exchange(old, document.importNode(part, true));
      }
    }
    version = fresh.body.dataset.version;
    if (wanted === asked) {
      wanted = version;
    }
    say('Live', false);
  };

  const update = () => {
    if (busy || reading() || wanted === version) {
      return;
    }
    busy = true;
    const asked = wanted;
    fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' })
      .then((answer) => {
        if (!answer.ok && answer.status !== 404) {
          throw new Error('status ' + answer.status);
        }
        return answer.text();
      })
      .then((text) => show(new DOMParser().parseFromString(text, 'text/html'), asked))
      .catch(() => say('Not up to date', true))
      .then(() => {
        busy = false;
      });
  };

  const live = () => {
    if (!window.EventSource || version === undefined) {
      return;
    }
    // A browser opens six connections to a server at most: tabs that nobody looks at give theirs back.
    let changes = null;
    const listen = () => {
      if (changes || document.hidden) {
        return;
      }
      changes = new EventSource('/v1/queue/changes');
      changes.addEventListener('open', () => say(paused ? 'Paused' : 'Live', paused));
      changes.addEventListener('error', () => say('Connection lost, trying again', true));
      changes.addEventListener('changed', (event) => {
        wanted = event.data;
        update();
      });
    };
    const rest = () => {
      if (changes) {
        changes.close();
        changes = null;
      }
    };
    listen();
    window.addEventListener('pagehide', rest);
    window.addEventListener('pageshow', listen);
    document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
    document.addEventListener('visibilitychange', update);
    setInterval(update, 2000);
    pause.hidden = false;
    pause.addEventListener('click', () => {
      paused = !paused;
      pause.setAttribute('aria-pressed', String(paused));
      pause.textContent = paused ? 'Go on with updates' : 'Pause updates';
      say(paused ? 'Paused' : 'Live', paused);
      update();
    });
  };

  const move = (by) => {
    const links = Array.from(document.querySelectorAll('.queue .open'));
    const at = links.findIndex((each) => each.closest('.row').contains(document.activeElement));
    const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))];
    if (next) {
      next.focus();
    }
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      if (event.key === 'Escape') {
        event.target.blur();
      }
      return;
    }
    const up = document.getElementById('up');
    const acts = {
      j: () => move(1),
      k: () => move(-1),
      '/': () => document.getElementById('q').focus(),
      u: () => up && up.click(),
      p: () => pause && pause.click(),
    };
    if (acts.hasOwnProperty(event.key)) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  for (const each of document.querySelectorAll('.filters select')) {
    each.addEventListener('change', () => each.form.requestSubmit());
  }
  times(document);
  live();
})();
