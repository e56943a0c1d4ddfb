/** Shows as people plan, run and look at them: rooms and their keys, the line-up, figures, and pieces on their way. */
@ApplicationModule(
        allowedDependencies = {"account", "catalog", "guard", "journal", "media", "room", "settings", "team", "web"})
@NullMarked
package org.qiantang.app.show;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
