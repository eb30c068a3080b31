// For pages that show a chart of DTI Explorer: gives each of its frames the height that it asks for.
(() => {
  const frames = () => document.querySelectorAll("iframe[data-dti]");
  addEventListener("message", (event) => {
    const height = event.data?.dti === "height" ? event.data.height : NaN;
    if (!(height > 0 && height < 20000)) return;
    for (const frame of frames()) {
      // Only the frame itself may say so, and only from where it was loaded.
      if (event.source === frame.contentWindow && event.origin === new URL(frame.src, location.href).origin) frame.style.height = `${Math.ceil(height)}px`;
    }
  });
  // Those that stood before this script have told nobody.
  for (const frame of frames()) frame.contentWindow?.postMessage({ dti: "height" }, "*");
})();
