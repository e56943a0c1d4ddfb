/** What a show has on sale at this moment, as it may be spoken of: the line-up with its facts, prices and pieces. */
@ApplicationModule(allowedDependencies = {"catalog", "room"})
@NullMarked
package org.qiantang.app.shelf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
