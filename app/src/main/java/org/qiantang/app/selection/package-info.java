/** Choosing goods to sell (选品): shops' offers with commission and samples, scores, picks, and what selling them earns. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "journal", "room", "show", "team", "web"})
@NullMarked
package org.qiantang.app.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
