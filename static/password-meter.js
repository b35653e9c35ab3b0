(function () {
  "use strict";
  // Roughly how hard a password is to guess, in bits; the server decides. Length counts most. What repeats or goes on in order
  // counts little, and the person's own name or address nothing.
  function bits(text) {
    var kinds = 0, counted = 0, pairs = {}, before = 0, step = 0;
    [[/[a-z]/, 26], [/[A-Z]/, 26], [/[0-9]/, 10], [/[ -\/:-@[-`{-~]/, 33], [/[^ -~]/, 100]].forEach(function (kind) {
      if (kind[0].test(text)) {
        kinds += kind[1];
      }
    });
    Array.from(text).forEach(function (letter) {
      var code = letter.codePointAt(0), pair = before + " " + code, on = code - before;
      counted += on === 0 || pairs[pair] || (on === step && Math.abs(on) === 1) ? 0.25 : 1;
      pairs[pair] = true;
      step = on;
      before = code;
    });
    // Letters of words are much easier to guess than letters that were drawn.
    return counted * Math.log2(Math.max(kinds, 2)) * 0.6;
  }
  function withoutOwn(text, form) {
    var fields = form ? form.querySelectorAll("input[type=text], input[type=email]") : [];
    Array.prototype.forEach.call(fields, function (field) {
      field.value.toLowerCase().split(/[^\p{L}\p{N}]+/u).forEach(function (own) {
        var at = own.length < 4 ? -1 : text.toLowerCase().indexOf(own);
        text = at < 0 ? text : text.slice(0, at) + text.slice(at + own.length);
      });
    });
    return text;
  }
  Array.prototype.forEach.call(document.querySelectorAll("input[data-meter]"), function (input) {
    var words = input.getAttribute("data-meter").split("|");
    var row = document.createElement("p"), meter = document.createElement("meter"), said = document.createElement("output");
    row.className = "small meter";
    meter.max = 60;
    meter.low = 30;
    meter.high = 45;
    meter.optimum = 60;
    meter.setAttribute("aria-hidden", "true");
    said.htmlFor = input.id;
    row.appendChild(meter);
    row.appendChild(said);
    input.parentNode.parentNode.appendChild(row);
    input.addEventListener("input", function () {
      var value = bits(withoutOwn(input.value, input.form)), length = Array.from(input.value).length;
      var word = length < input.minLength ? 0 : value < meter.low ? 1 : value < meter.high ? 2 : 3;
      meter.value = word === 0 ? Math.min(value, meter.low - 1) : value;
      said.textContent = length === 0 ? "" : words[word];
    });
  });
})();
