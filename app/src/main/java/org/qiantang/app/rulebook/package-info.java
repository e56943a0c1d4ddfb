/** The guard's rule book as officers keep it: changes with history, tests, try-outs on past shows, and four eyes. */
@ApplicationModule(allowedDependencies = {"account", "journal", "sheet", "web"})
@NullMarked
package org.qiantang.app.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
