package org.qiantang.engine.tlog.pack;

import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.engine.tlog.witness.Policy;

/**
 * Whom somebody believes who checks a pack: logs and witnesses, and authorities for time. A pack brings its own along, which
 * anybody can make up: for a court they must come from elsewhere.
 */
public record Trust(Policy policy, StampTrust stamps) {}
