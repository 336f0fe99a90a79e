// Loaded into each app before its own code: when the launcher is gone, even by kill -9, the app is told to stop.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
