/** Questions for courses made of confirmed findings: made unknowable, agreed to by a second person, asked, withdrawn with the finding. */
@ApplicationModule(allowedDependencies = {"account", "guidance", "journal", "web"})
@NullMarked
package org.qiantang.app.exam;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
