/** Looks through the gaps; without it everything is there to be read all the same. Old browsers understand it, too. */
export const SCRIPT = `
(function () {
  'use strict';
  var form = document.querySelector('.search');
  if (!form) return;
  var input = form.querySelector('input');
  var output = form.querySelector('output');
  var groups = Array.from(document.querySelectorAll('details.group'));
  var rows = Array.from(document.querySelectorAll('details.group .gaps > li'), function (row) {
    return { row: row, text: fold(row.textContent + ' ' + row.closest('.group').id.slice(5)) };
  });
  function fold(text) {
    return text.normalize('NFKD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase();
  }
  function show() {
    var words = fold(input.value).split(/\\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (each) {
      var fits = words.every(function (word) { return each.text.includes(word); });
      each.row.hidden = !fits;
      if (fits) shown += 1;
    });
    document.querySelectorAll('details.group, .part-of-group').forEach(function (part) {
      part.hidden = !part.querySelector('.gaps > li:not([hidden])');
    });
    if (words.length > 0) groups.forEach(function (group) { group.open = true; });
    output.textContent = words.length > 0 ? shown + ' of ' + rows.length + ' shown' : '';
  }
  function openAll(open) {
    groups.forEach(function (group) { group.open = open; });
  }
  input.addEventListener('input', show);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.querySelector('button').addEventListener('click', function () {
    openAll(!groups.some(function (group) { return group.open; }));
  });
  window.addEventListener('beforeprint', function () { openAll(true); });
  document.addEventListener('keydown', function (event) {
    if (event.key === '/' && document.activeElement !== input) {
      event.preventDefault();
      input.focus();
    }
  });
  groups.forEach(function (group) {
    if (groups.length > 1 && group.querySelectorAll('.gaps > li').length > 50) group.open = false;
  });
  form.hidden = false;
  if (input.value) show();
})();
`.trim();
