package lockdown

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

// apply gives up what a running program can give up on Windows: starting programs, and loading code from the network or
// from folders that less trusted programs can write to. Giving up files and the network requires an app container,
// which a program must be started in.
func apply(Needs) Report {
	const why = "on Windows this can only be restricted for programs started in an app container"
	r := Report{Files: notEnforced(why), Network: notEnforced(why), Programs: enforcedBy("job object")}
	if err := forbidChildren(); err != nil {
		r.Programs = notEnforced(fmt.Sprintf("job object: %v", err))
	}
	mitigate()
	return r
}

// forbidChildren puts the program into a job limited to one process. The job lasts as
// long as its handle, which is never closed.
func forbidChildren() error {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return err
	}
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_ACTIVE_PROCESS
	limits.BasicLimitInformation.ActiveProcessLimit = 1
	if _, err := windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits))); err != nil { //nolint:gosec // in the form that the call requires
		return err
	}
	return windows.AssignProcessToJobObject(job, windows.CurrentProcess())
}

// mitigationPolicies contains process mitigation policies with their flags. They block hooks for legacy input methods and code
// from the network or from less trusted programs. Code in the system folder takes precedence over code elsewhere.
var mitigationPolicies = []struct{ policy, flags uint32 }{{6, 0b1}, {10, 0b111}}

// mitigate sets the policies that this version of Windows supports.
func mitigate() {
	set := windows.NewLazySystemDLL("kernel32.dll").NewProc("SetProcessMitigationPolicy")
	if set.Find() != nil {
		return
	}
	for _, p := range mitigationPolicies {
		_, _, _ = set.Call(uintptr(p.policy), uintptr(unsafe.Pointer(&p.flags)), unsafe.Sizeof(p.flags)) //nolint:gosec // x/sys has no function for this call
	}
}

// Probe does nothing, because it would have to start a program.
func (r *Report) Probe() {}
