/**
 * The guard's rule book as officers keep it: changes with history, tests, try-outs on past shows, and four eyes; and the
 * versions of its second reader likewise.
 */
@ApplicationModule(allowedDependencies = {"account", "journal", "settings", "sheet", "web"})
@NullMarked
package org.qiantang.app.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
