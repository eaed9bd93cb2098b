// Runs before the texts are read: the script draws them anew, and they need not be laid out twice. Where it fails they stay.
document.documentElement.classList.add("starting");
addEventListener("error", () => document.documentElement.classList.remove("starting"));
