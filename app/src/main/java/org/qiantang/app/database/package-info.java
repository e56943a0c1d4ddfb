/** The database under the process: the embedded PostgreSQL in the data folder, or one that is named by its URL. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
