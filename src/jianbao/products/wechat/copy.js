"use strict";
// A page opened from the disk may not use the clipboard itself, but may say what a copy holds.
document.addEventListener("click", (event) => {
  const button = event.target instanceof HTMLButtonElement ? event.target : null;
  if (button === null) return;
  const body = button.closest(".body")?.querySelector(".phone");
  const text = (body ?? button.parentElement?.querySelector("dd"))?.textContent ?? "";
  const fill = (/** @type {ClipboardEvent} */ copying) => {
    copying.preventDefault();
    copying.clipboardData?.setData("text/plain", text);
    if (body) copying.clipboardData?.setData("text/html", body.innerHTML);
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  const label = button.dataset.label ??= button.textContent ?? "";  // a second click comes within the time
  button.textContent = done ? "已复制" : "没有复制成，请手工选中";
  setTimeout(() => { button.textContent = label; }, 2000);
});
