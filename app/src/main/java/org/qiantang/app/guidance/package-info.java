/** Guidance: checklists, courses and the sources of law as the program shows them, each item with how sure we are of it. */
@ApplicationModule(allowedDependencies = {"account", "web"})
@NullMarked
package org.qiantang.app.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
