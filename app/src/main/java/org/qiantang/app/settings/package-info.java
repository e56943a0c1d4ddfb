/** Where the process lives: its addresses, its folder, and whether it is the demo. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
