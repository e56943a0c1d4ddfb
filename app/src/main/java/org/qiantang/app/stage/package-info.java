/** What the viewers of a show see: a fold over its events, said to them in the messages of the live protocol. */
@ApplicationModule(allowedDependencies = "room")
@NullMarked
package org.qiantang.app.stage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
