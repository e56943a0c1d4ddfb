/** The guard at its post: lines of a room judged with the facts, prices and pieces as they stand at that moment. */
@ApplicationModule(allowedDependencies = {"catalog", "room", "web"})
@NullMarked
package org.qiantang.app.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
