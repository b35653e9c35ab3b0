(function () {
  "use strict";
  var inputs = document.querySelectorAll("input[data-show]");
  Array.prototype.forEach.call(inputs, function (input) {
    var button = document.createElement("button");
    function set(shown) {
      input.type = shown ? "text" : "password";
      button.textContent = input.getAttribute(shown ? "data-hide" : "data-show");
    }
    button.type = "button";
    button.className = "show";
    button.setAttribute("aria-controls", input.id);
    set(false);
    button.addEventListener("click", function () {
      set(input.type === "password");
    });
    input.parentNode.appendChild(button);
    if (input.form) {
      input.form.addEventListener("submit", function () {
        set(false);
      });
    }
  });
})();
