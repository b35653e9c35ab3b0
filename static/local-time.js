// The time where the reader is, beside each moment that the page tells in UTC.
const locale = `${document.documentElement.lang || 'en'}-u-nu-latn`;
for (const moment of document.querySelectorAll('time[datetime]')) {
  const at = new Date(moment.dateTime);
  if (Number.isNaN(at.valueOf()) || at.getTimezoneOffset() === 0) continue;
  const sameDay = at.getDate() === at.getUTCDate();
  const day = sameDay ? {} : { day: 'numeric', month: 'short' };
  const words = new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit', hour12: false, timeZoneName: 'short' });
  const local = document.createElement('bdi');
  local.className = 'local-time';
  local.textContent = `(${words.format(at)})`;
  moment.after(' ', local);
}
