/** Proof: what happened in shows goes into a log that cannot be changed unseen, and leaves it in packs that anybody can check. */
@ApplicationModule(allowedDependencies = {"account", "journal", "recording", "settings", "web"})
@NullMarked
package org.qiantang.app.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
