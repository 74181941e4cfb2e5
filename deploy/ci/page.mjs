// Drives Chromium over its debugging pipe, with nothing but Node: node page.mjs ADDRESS FOLDER
import { spawn, execSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [address, folder] = process.argv.slice(2);
const browser = process.env.CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome'].find((name) => {
  try {
    return execSync(`command -v ${name}`, { stdio: 'pipe' });
  } catch {
    return false;
  }
});
if (!browser) {
  console.error('no chromium here: install it, or name it in $CHROMIUM');
  process.exit(1);
}

const profile = mkdtempSync(join(tmpdir(), 'page-'));
const chromium = spawn(browser, ['--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu',
  '--disable-dev-shm-usage', '--no-first-run', '--hide-scrollbars', '--lang=en-GB', `--user-data-dir=${profile}`,
  'about:blank'],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'Europe/Berlin' } });
const asked = new Map();
const complaints = [];
let id = 0;
let rest = '';
chromium.stdio[4].setEncoding('utf8').on('data', (chunk) => {
  const messages = (rest + chunk).split('\0');
  rest = messages.pop();
  for (const text of messages) {
    const message = JSON.parse(text);
    if (asked.has(message.id)) {
      asked.get(message.id)(message);
      asked.delete(message.id);
    } else if (message.method === 'Log.entryAdded' && message.params.entry.level === 'error') {
      complaints.push(`${message.params.entry.text} ${message.params.entry.url ?? ''}`);
    } else if (message.method === 'Runtime.exceptionThrown') {
      complaints.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
    }
  }
});

let session;
const patience = 30_000;
const call = (method, params = {}) => new Promise((resolve, reject) => {
  const asking = ++id;
  const late = setTimeout(() => {
    asked.delete(asking);
    reject(new Error(`${method} ${JSON.stringify(params).slice(0, 200)}: no answer within ${patience / 1000} s`));
  }, patience);
  asked.set(asking, (answer) => {
    clearTimeout(late);
    return answer.error ? reject(new Error(`${method}: ${answer.error.message}`)) : resolve(answer.result);
  });
  chromium.stdio[3].write(`${JSON.stringify({ id: asking, method, params, sessionId: session })}\0`);
});
const run = async (expression) => {
  const answer = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (answer.exceptionDetails) {
    throw new Error(`${expression}: ${answer.exceptionDetails.exception?.description}`);
  }
  return answer.result.value;
};
const until = async (what, expression, seconds = 20) => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    let value = false;
    try {
      value = await run(expression);
    } catch (e) {
      if (Date.now() > end) {
        throw e;
      }
    }
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${seconds} s in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
// What is wider than the screen, and text that stands out too little from what is behind it (WCAG 2.2, 1.4.3).
const wider = `Array.from(document.querySelectorAll('body *')).filter((each) => {
  const box = each.getBoundingClientRect();
  return box.width > 1 && box.right > document.documentElement.clientWidth + 1 && !each.closest('.scroll, .skip, thead');
}).slice(0, 3).map((each) => each.tagName + '.' + each.className + ' ' + each.textContent.trim().slice(0, 40)).join('; ')`;
const faint = `(() => {
  const colour = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const bad = new Set();
  for (const each of document.querySelectorAll('body *')) {
    if (each.closest('.row.new') || !Array.from(each.childNodes).some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [light(colour(getComputedStyle(each).color)), light(behind(each))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.add(each.tagName + '.' + each.className + ' ' + ratio.toFixed(2));
  }
  return Array.from(bad).slice(0, 5).join('; ');
})()`;
// Names as long as some source will send them one day.
const long = `document.querySelectorAll('.queue .main, .queue .key, h1 span, .summary, dd, .cards .code, .cards b')
  .forEach((each) => { each.textContent = 'Verylongname'.repeat(12); })`;
const fits = async (name, width) => {
  await call('Emulation.setDeviceMetricsOverride', { width, height: 844, deviceScaleFactor: 1, mobile: width < 700 });
  const out = await run(wider);
  const scroll = await run('document.documentElement.scrollWidth');
  check(`${name} fits a screen of ${width}, but is ${scroll}: ${out}`, scroll <= width && out === '');
};
let passed = 0;
const check = (what, holds) => {
  if (!holds) {
    throw new Error(`not so: ${what}`);
  }
  passed++;
};
const go = async (path) => {
  await call('Page.navigate', { url: new URL(path, address).href });
  await until(`${path} is loaded`, `document.readyState === 'complete' && location.href === ${JSON.stringify(new URL(path, address).href)}`);
};
const press = async (key) => {
  const code = key === 'Enter' ? { windowsVirtualKeyCode: 13, text: '\r' } : { text: key };
  await call('Input.dispatchKeyEvent', { type: 'keyDown', key, ...code });
  await call('Input.dispatchKeyEvent', { type: 'keyUp', key });
};
const look = async (name, path, wide, dark, expected) => {
  const [width, height] = wide ? [1280, 900] : [390, 844];
  await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: wide ? 1 : 2, mobile: !wide });
  await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }] });
  await go(path);
  const text = await run('document.body.innerText');
  for (const each of expected) {
    check(`${name} says "${each}", but it says: ${text.slice(0, 500)}`, text.toLowerCase().includes(each.toLowerCase()));
  }
  const scroll = await run('document.documentElement.scrollWidth');
  check(`${name} is ${scroll} wide on a screen of ${width}`, scroll <= width);
  const unclear = await run(faint);
  check(`${name} can be read${dark ? ' in the dark' : ''}, but not ${unclear}`, unclear === '');
  const shot = `${name}-${width}x${height}-${dark ? 'dark' : 'light'}.png`;
  const { data } = await call('Page.captureScreenshot', { format: 'png' });
  writeFileSync(join(folder, shot), Buffer.from(data, 'base64'));
  console.log(`${shot}: ${text.length} characters, after ${((Date.now() - began) / 1000).toFixed(0)} s`);
  if (!dark && !wide) {
    for (const each of [320, 360, 700, 1000]) {
      await fits(name, each);
    }
    await press('p');
    await run(long);
    for (const each of [360, 1280]) {
      await fits(`${name} with long names`, each);
    }
  }
};

const began = Date.now();
let failed = 0;
try {
  const { targetId } = await call('Target.createTarget', { url: 'about:blank' });
  session = (await call('Target.attachToTarget', { targetId, flatten: true })).sessionId;
  await Promise.all(['Page', 'Runtime', 'Log'].map((domain) => call(`${domain}.enable`)));

  await go('/');
  await until('the queue fills by itself', "document.querySelectorAll('.queue .row').length >= 5", 60);
  await until('it says that it is live', "document.getElementById('live').textContent === 'Live'");
  const before = await run("document.getElementById('title').innerText + document.getElementById('queue').innerHTML");
  await until('the queue changes by itself',
    `document.getElementById('title').innerText + document.getElementById('queue').innerHTML !== ${JSON.stringify(before)}`, 60);
  passed += 3;
  check('filters nobody has set stay unset when the queue changes',
    await run("Array.from(document.querySelectorAll('.filters select')).every((each) => each.value === '')"));

  await press('p');
  await press('j');
  check('j goes to the first', await run("document.activeElement === document.querySelector('.queue .open')"));
  check('what has the focus is marked', await run("getComputedStyle(document.activeElement).outlineStyle !== 'none'"));
  await press('j');
  check('j goes on', await run("document.activeElement === document.querySelectorAll('.queue .open')[1]"));
  await press('k');
  // The title of a shared cause names what it is, that of any other exception its order as well.
  const [first, what, shown] = await run(`[document.activeElement.pathname, document.activeElement.querySelector('b').innerText,
    document.activeElement.closest('tr').querySelector('[data-label=Order] .main').innerText]`);
  await press('Enter');
  await until('Enter opens', `location.pathname === ${JSON.stringify(first)} && document.readyState === 'complete'`);
  const title = await run('document.title');
  const expected = what.startsWith('Shared cause') ? what : `${what} ${shown}`;
  check(`the page is about "${expected}", but is titled "${title}"`, title.startsWith(expected));
  await press('/');
  check('/ goes to the search', await run("document.activeElement.id === 'q'"));

  // The evidence of what shares its cause with others is with the cause: look at one that has its own.
  const [path, number] = await until('an exception has evidence of its own', `(async () => {
    const list = await (await fetch('/v1/exceptions')).json();
    for (const each of list.exceptions) {
      const { packet } = await (await fetch('/v1/exceptions/' + encodeURIComponent(each.exceptionId))).json();
      if (packet && packet.kind === 'EXCEPTION' && packet.evidence.length > 0) {
        return ['/exceptions/' + encodeURIComponent(each.exceptionId), packet.orderNumber];
      }
    }
    return null;
  })()`, 60);
  const order = await until('an order has evidence', `(async () => {
    const list = await (await fetch('/v1/exceptions')).json();
    for (const each of list.exceptions) {
      const { packet } = await (await fetch('/v1/exceptions/' + encodeURIComponent(each.exceptionId))).json();
      if (packet && packet.kind === 'EXCEPTION' && packet.evidence.length > 0) {
        return packet.order;
      }
    }
    return null;
  })()`, 60);
  await go('/orders/' + encodeURIComponent(order));
  // What is there is served again, so that nothing else has changed by then.
  await run(`(() => {
    const page = document.documentElement.outerHTML;
    window.fetch = async () => new Response(page);
    const evidence = document.querySelector('#order details');
    evidence.open = true;
    evidence.querySelector('summary').focus();
    document.querySelector('#order h1').textContent = 'out of date';
  })()`);
  await until('the page of an order is brought up to date', "document.querySelector('#order h1').textContent !== 'out of date'", 60);
  check('what was open stays open', await run("document.querySelector('#order details').open"));
  check('and keeps the focus', await run("document.activeElement === document.querySelector('#order details summary')"));

  await go('/?sort=loss');
  const figures = await until('the queue is sorted by money lost per hour', `(() => {
    const rows = Array.from(document.querySelectorAll('.queue .row'));
    return rows.length > 0 && rows.filter((row) => !row.innerText.includes('too late to keep'))
      .map((row) => row.querySelector('[data-label="Lost per hour"] span').innerText)
      .map((figure) => (figure === '–' ? -1 : Number(figure.replace(/[^0-9.]/g, ''))));
  })()`);
  check(`what is lost per hour falls from row to row, but is ${figures}`, figures.every((each, i) => i === 0 || each <= figures[i - 1]));
  check('the chosen order is a link that takes the focus and says so', await run(`(() => {
    const link = document.getElementById('by-loss');
    link.focus();
    return document.activeElement === link && link.getAttribute('aria-current') === 'true';
  })()`));
  await press('p');
  await press('j');
  await press('Enter');
  await until('Enter opens the first of them', "location.pathname.startsWith('/exceptions/') && document.readyState === 'complete'");
  await press('u');
  await until('u goes back to the queue as it was sorted', "location.search === '?sort=loss' && document.readyState === 'complete'");

  for (const [wide, dark] of [[true, false], [true, true], [false, false], [false, true]]) {
    await look('queue', '/', wide, dark, ['open exceptions', 'priority', 'decide by']);
    await look('queue-by-loss', '/?sort=loss', wide, dark, ['sorted by', 'money lost per hour', 'decide by']);
    await look('exception', path, wide, dark, ['who decides', 'evidence', 'source record', 'why this priority', 'history', "team's deadline", number]);
    check('an exception says as of when it is told, and what has not changed since while it is open', await run(`(() => {
      const told = document.querySelector('p.now').innerText;
      return /As of \\S+/.test(told) && (document.querySelector('.badge.is-closed') !== null || told.includes('have not changed since'));
    })()`));
  }
  await look('nothing-found', '/?q=nothing-like-this', false, false, ['Nothing open matches']);
  await look('missing', '/exceptions/none', false, false, ['This exception is not here']);
  const answers = await run(`(async () => {
    const answers = [];
    const { types } = await (await fetch('/v1/exceptions')).json();
    for (const type of Object.keys(types)) {
      const { exceptions } = await (await fetch('/v1/exceptions?type=' + type)).json();
      for (const path of ['/?type=' + type].concat(exceptions.map((each) => '/exceptions/' + encodeURIComponent(each.exceptionId)))) {
        answers.push([path, (await fetch(path)).status]);
      }
    }
    return answers;
  })()`);
  console.log(`${answers.length} pages asked for`);
  check(`every type has its queue and its pages, but not ${answers.filter(([, status]) => status !== 200)}`,
    answers.length > 10 && answers.every(([, status]) => status === 200));
  const unexpected = complaints.filter((each) => !each.includes('404'));
  check(`the browser has nothing to complain about, but said ${unexpected}`, unexpected.length === 0);
} catch (e) {
  failed = 1;
  console.error(e.message, ...complaints.map((each) => `\nthe browser: ${each}`));
} finally {
  console.log(`${passed} passed, ${failed} failed`);
  chromium.on('exit', () => {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    } catch (e) {
      // Its last processes may still write there; that says nothing of the page.
      console.error(`${profile} is left behind: ${e.message}`);
    }
    process.exit(failed);
  });
  chromium.kill();
}
