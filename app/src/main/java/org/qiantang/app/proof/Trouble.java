package org.qiantang.app.proof;

import java.time.Instant;

/** What went wrong last and has not gone well since. */
record Trouble(Instant at, String what) {}
