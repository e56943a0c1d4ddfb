/** The model that turns Chinese texts into directions of meaning, loaded once for all who compare texts or goods by it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.meaning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
