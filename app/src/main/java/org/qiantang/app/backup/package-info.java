/** All that the program keeps, as one file, and back again: the database as it was at one moment, and the files beside it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
