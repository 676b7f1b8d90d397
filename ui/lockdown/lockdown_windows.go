package lockdown

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

// apply takes what Windows can take from a program that runs: it starts no other,
// and loads no code from the network or from a folder that less trusted programs
// can write. Files and the network stay: without an app container, which is chosen
// before a program starts, there is no way.
func apply(Needs) Report {
	const why = "Windows takes this only from programs that are started in an app container"
	r := Report{Files: open(why), Network: open(why), Programs: held("job object")}
	if err := forbidChildren(); err != nil {
		r.Programs = open(fmt.Sprintf("job object: %v", err))
	}
	mitigate()
	return r
}

// forbidChildren puts the program into a job that has room for one. The job lasts
// as long as its handle, which is never closed.
func forbidChildren() error {
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return err
	}
	var limits windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION
	limits.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_ACTIVE_PROCESS
	limits.BasicLimitInformation.ActiveProcessLimit = 1
	if _, err := windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&limits)), uint32(unsafe.Sizeof(limits))); err != nil { //nolint:gosec // as the call has it
		return err
	}
	return windows.AssignProcessToJobObject(job, windows.CurrentProcess())
}

// The policies of a process, and what is set in them: no hooks of old input
// methods, and no code from the network, from less trusted programs, or from
// elsewhere where the system has it.
var policies = []struct{ policy, flags uint32 }{{6, 0b1}, {10, 0b111}}

// mitigate sets what the version of Windows knows of the policies.
func mitigate() {
	set := windows.NewLazySystemDLL("kernel32.dll").NewProc("SetProcessMitigationPolicy")
	if set.Find() != nil {
		return
	}
	for _, p := range policies {
		_, _, _ = set.Call(uintptr(p.policy), uintptr(unsafe.Pointer(&p.flags)), unsafe.Sizeof(p.flags)) //nolint:gosec // x/sys has no such call
	}
}

// Try does nothing: the only way to ask is to start a program.
func (r *Report) Try() {}
