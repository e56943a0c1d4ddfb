/** Bodies of the digital host that engines outside move: they are handed our sound, and send their picture back to us. */
@ApplicationModule(allowedDependencies = {"host", "media"})
@NullMarked
package org.qiantang.app.avatar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
